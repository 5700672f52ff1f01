/* keyword_forms.c - forms that Snowball does not bring to their base: irregular verbs and plurals, and words of the trade
 * whose forms it stems apart. One row a form, in alphabetical order. A form that is its own base is a stem as it
 * stands: Snowball would shorten embed to emb. */
#include "keyword.h"

#include <stdlib.h>
#include <string.h>

typedef struct form {
	const char *word, *base;
} form;

static const form forms[] = {
	{"account", "account"}, {"accountable", "accountable"}, {"accounts", "account"}, {"accurate", "accuracy"},
	{"accurately", "accuracy"}, {"am", "be"}, {"analyses", "analysis"}, {"apis", "api"}, {"approval", "approve"},
	{"approvals", "approve"}, {"are", "be"}, {"autonomous", "autonomy"}, {"autonomously", "autonomy"},
	{"been", "be"}, {"began", "begin"}, {"begun", "begin"}, {"being", "be"}, {"bigger", "big"}, {"biggest", "big"},
	{"bought", "buy"}, {"broke", "break"}, {"broken", "break"}, {"brought", "bring"}, {"built", "build"},
	{"burnt", "burn"}, {"cacheable", "cache"}, {"came", "come"}, {"cancelled", "cancel"}, {"cancelling", "cancel"},
	{"careful", "careful"}, {"caught", "catch"}, {"cheaper", "cheap"}, {"cheapest", "cheap"}, {"children", "child"},
	{"choice", "choose"}, {"choices", "choose"}, {"chose", "choose"}, {"chosen", "choose"}, {"chunker", "chunk"},
	{"chunkers", "chunk"}, {"closer", "close"}, {"closest", "close"}, {"comparison", "compare"},
	{"comparisons", "compare"}, {"completeness", "completeness"}, {"conversation", "conversation"},
	{"conversations", "conversation"}, {"conversion", "conversion"}, {"conversions", "conversion"},
	{"correctness", "correctness"}, {"costlier", "cost"}, {"costly", "cost"}, {"cpus", "cpu"},
	{"criteria", "criterion"}, {"daily", "daily"}, {"dearer", "dear"}, {"decision", "decide"},
	{"decisions", "decide"}, {"defence", "defense"}, {"deletion", "delete"}, {"deletions", "delete"},
	{"dependencies", "depend"}, {"dependency", "depend"}, {"dependent", "depend"}, {"determinism", "determinism"},
	{"determinist", "determinism"}, {"deterministic", "determinism"}, {"deterministically", "determinism"},
	{"did", "do"}, {"difference", "differ"}, {"differences", "differ"}, {"different", "differ"},
	{"dismissal", "dismiss"}, {"does", "do"}, {"done", "do"}, {"drawn", "draw"}, {"drew", "draw"},
	{"drifted", "drift"}, {"driven", "drive"}, {"drove", "drive"}, {"easier", "easy"}, {"easiest", "easy"},
	{"embed", "embed"}, {"embedded", "embed"}, {"embedder", "embed"}, {"embedders", "embed"}, {"embedding", "embed"},
	{"embeddings", "embed"}, {"embeds", "embed"}, {"engineer", "engineer"}, {"engineered", "engineer"},
	{"engineering", "engineer"}, {"engineers", "engineer"}, {"evaled", "eval"}, {"evals", "eval"},
	{"evaluation", "evaluate"}, {"evaluations", "evaluate"}, {"evaluator", "evaluate"}, {"evaluators", "evaluate"},
	{"expiration", "expire"}, {"expiry", "expire"}, {"faithfulness", "faithful"}, {"fallen", "fall"},
	{"faqs", "faq"}, {"faster", "fast"}, {"fastest", "fast"}, {"fed", "feed"}, {"fell", "fall"}, {"felt", "feel"},
	{"fetched", "fetch"}, {"flexibility", "flexible"}, {"forgot", "forget"}, {"forgotten", "forget"},
	{"found", "find"}, {"gave", "give"}, {"generative", "generative"}, {"given", "give"}, {"goes", "go"},
	{"gone", "go"}, {"got", "get"}, {"gotten", "get"}, {"gpus", "gpu"}, {"grew", "grow"}, {"grounded", "ground"},
	{"groundedness", "ground"}, {"grown", "grow"}, {"had", "have"}, {"hallucinatory", "hallucinate"},
	{"handful", "handful"}, {"handfuls", "handful"}, {"harder", "hard"}, {"hardest", "hard"}, {"hardly", "hardly"},
	{"has", "have"}, {"heard", "hear"}, {"held", "hold"}, {"helpful", "helpful"}, {"helpfulness", "helpful"},
	{"hid", "hide"}, {"hidden", "hide"}, {"hourly", "hourly"}, {"hypotheses", "hypothesis"}, {"indexed", "index"},
	{"indexer", "index"}, {"indexes", "index"}, {"indexing", "index"}, {"indices", "index"}, {"is", "be"},
	{"judgement", "judge"}, {"judgements", "judge"}, {"judgment", "judge"}, {"judgments", "judge"}, {"kept", "keep"},
	{"knew", "know"}, {"known", "know"}, {"kpis", "kpi"}, {"labeled", "label"}, {"labeling", "label"},
	{"labelled", "label"}, {"labelling", "label"}, {"larger", "large"}, {"largest", "large"},
	{"latencies", "latency"}, {"learnt", "learn"}, {"licence", "license"}, {"likely", "likely"}, {"llms", "llm"},
	{"longer", "long"}, {"lost", "lose"}, {"made", "make"}, {"matrices", "matrix"}, {"meant", "mean"},
	{"measurable", "measure"}, {"measurement", "measure"}, {"measurements", "measure"}, {"men", "man"},
	{"menus", "menu"}, {"messier", "messy"}, {"met", "meet"}, {"modelled", "model"}, {"modelling", "model"},
	{"monthly", "monthly"}, {"nearer", "near"}, {"nearest", "near"}, {"nearly", "nearly"},
	{"nondeterminism", "nondeterminism"}, {"nondeterministic", "nondeterminism"},
	{"nondeterministically", "nondeterminism"}, {"orchestration", "orchestrate"}, {"orchestrator", "orchestrate"},
	{"overwritten", "overwrite"}, {"paid", "pay"}, {"people", "person"}, {"precise", "precision"},
	{"predictability", "predict"}, {"predictable", "predict"}, {"pricey", "price"}, {"pricier", "price"},
	{"pricing", "price"}, {"probabilism", "probabilism"}, {"probabilistic", "probabilism"},
	{"probabilistically", "probabilism"}, {"probabilities", "probabilism"}, {"probability", "probabilism"},
	{"production", "production"}, {"programme", "program"}, {"programmes", "program"}, {"proposal", "propose"},
	{"queried", "query"}, {"queries", "query"}, {"querying", "query"}, {"ran", "run"}, {"reason", "reason"},
	{"reasonable", "reasonable"}, {"reasoned", "reason"}, {"reasoning", "reasoning"}, {"reasons", "reason"},
	{"rebuilt", "rebuild"}, {"redone", "redo"}, {"refusal", "refuse"}, {"refusals", "refuse"},
	{"relevancies", "relevance"}, {"relevancy", "relevance"}, {"relevant", "relevance"}, {"reliability", "reliable"},
	{"removal", "remove"}, {"removals", "remove"}, {"reran", "rerun"}, {"reranker", "rerank"},
	{"rerankers", "rerank"}, {"rerun", "rerun"}, {"responsible", "responsible"}, {"responsive", "responsive"},
	{"responsiveness", "responsive"}, {"retrieval", "retrieve"}, {"retrievals", "retrieve"},
	{"retriever", "retrieve"}, {"retrievers", "retrieve"}, {"retrieving", "retrieve"}, {"rewritten", "rewrite"},
	{"rewrote", "rewrite"}, {"risen", "rise"}, {"riskier", "risky"}, {"rose", "rise"}, {"safety", "safe"},
	{"said", "say"}, {"saw", "see"}, {"scalability", "scale"}, {"scalable", "scale"}, {"scale", "scale"},
	{"scaled", "scale"}, {"scales", "scale"}, {"scaling", "scale"}, {"searches", "search"}, {"seen", "see"},
	{"selection", "select"}, {"sent", "send"}, {"shown", "show"}, {"similarities", "similar"},
	{"similarity", "similar"}, {"slas", "sla"}, {"slept", "sleep"}, {"slowed", "slow"}, {"slower", "slow"},
	{"slowest", "slow"}, {"smaller", "small"}, {"smallest", "small"}, {"sold", "sell"}, {"spelt", "spell"},
	{"spent", "spend"}, {"split", "split"}, {"spoke", "speak"}, {"spoken", "speak"}, {"stochastic", "stochastic"},
	{"stochasticity", "stochastic"}, {"stood", "stand"}, {"storage", "store"}, {"stuck", "stick"},
	{"subjective", "subjective"}, {"swept", "sweep"}, {"taken", "take"}, {"taught", "teach"}, {"thought", "think"},
	{"threw", "throw"}, {"thrown", "throw"}, {"tokeniser", "tokenize"}, {"tokenisers", "tokenize"},
	{"tokenizer", "tokenize"}, {"told", "tell"}, {"took", "take"}, {"trickier", "tricky"},
	{"understood", "understand"}, {"undone", "undo"}, {"unpredictability", "unpredictable"},
	{"unpredictably", "unpredictable"}, {"useful", "useful"}, {"usefulness", "useful"}, {"useless", "useless"},
	{"variability", "vary"}, {"variable", "vary"}, {"variance", "variance"}, {"varied", "vary"}, {"varies", "vary"},
	{"various", "various"}, {"vectorisation", "vectorize"}, {"vectorise", "vectorize"}, {"vectorised", "vectorize"},
	{"vectorises", "vectorize"}, {"vectorising", "vectorize"}, {"vectorization", "vectorize"},
	{"vectorize", "vectorize"}, {"vectorized", "vectorize"}, {"vectorizes", "vectorize"},
	{"vectorizing", "vectorize"}, {"vertices", "vertex"}, {"was", "be"}, {"weekly", "weekly"}, {"went", "go"},
	{"were", "be"}, {"withheld", "withhold"}, {"women", "woman"}, {"written", "write"}, {"wrote", "write"},
};

static int compare_form(const void *key, const void *entry)
{
	return strcmp(key, ((const form *)entry)->word);
}

const char *irregular_form(const char *word)
{
	const form *found = bsearch(word, forms, sizeof forms / sizeof *forms, sizeof *forms, compare_form);
	return found ? found->base : NULL;
}
