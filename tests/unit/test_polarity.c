/* test_polarity.c - what is said, what is denied, and how far a denial reaches. */
#include "polarity_fixture.h"

/* ---- said ---- */

static void plain_statements_assert(void **state)
{
	static const row rows[] = {
		{YES, "I would rerank the top fifty.", false},
		{YES, "Rerank the candidates with a cross-encoder.", false},
		{YES, "Then reranking puts the best ones first.", false},
		{YES, "You need reranking here.", false},
		{YES, "Reranking is worth the latency.", false},
		{YES, "What matters most is reranking.", false},
		{YES, "I'd add a reranker, since recall alone tells little.", false},
		{YES, "We should definitely rerank.", false},
		{YES, "Would I rerank? Yes, always.", false},
		{YES, "Reranking helps when the vectors are noisy.", false},
		{YES, "It's hard to do well without good data, and reranking helps.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

/* ---- denied ---- */

static void negations_deny_what_follows(void **state)
{
	static const row rows[] = {
		{NO, "I would not rerank anything.", false},
		{NO, "I wouldn't rerank anything.", false},
		{NO, "I wouldn\xE2\x80\x99t rerank anything.", false},
		{NO, "I don't rerank the results.", false},
		{NO, "I do not think that you should rerank.", false},
		{NO, "You never rerank in such a system.", false},
		{NO, "We can't rerank under that budget.", false},
		{NO, "There is no reranking in my design.", false},
		{NO, "There's no need for reranking.", false},
		{NO, "There's no need to rerank them.", false},
		{NO, "I see no point in reranking.", false},
		{NO, "I see no benefit from a reranker.", false},
		{NO, "My pipeline works without reranking.", false},
		{NO, "The pipeline lacks reranking.", false},
		{NO, "I won't bother with reranking.", false},
		{NO, "I wouldn't waste time on a reranker.", false},
		{NO, "You don't need reranking for ten documents.", false},
		{NO, "You don't need to rerank ten documents.", false},
		{NO, "Nobody reranks these days.", false},
		{NO, "I hardly ever rerank.", false},
		{NO, "Neither caching nor reranking is of use.", false},
		{NO, "I stopped reranking last year.", false},
		{NO, "I'd do search w/o reranking.", false},
		{NO, "I see no reason to use reranking here.", false},
		{NO, "I am not going to rerank.", false},
		{NO, "I have never seen a case for reranking.", false},
		{NO, "It isn't something where I'd rerank.", false},
		{NO, "I refuse to rerank.", false},
		{NO, "I'd rather not rerank.", false},
		{NO, "I would drop the reranking.", true},
		{NO, "I'm against reranking.", false},
		{NO, "I'd rule out reranking.", false},
		{NO, "I would hold off on reranking.", false},
		{NO, "I would postpone the reranking.", false},
		{NO, "I'd cut the reranking step.", true},
		{NO, "I see reranking as a distraction.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void dismissals_deny_what_follows(void **state)
{
	static const row rows[] = {
		{NO, "I would skip reranking.", false},
		{NO, "Just skip the reranking.", false},
		{NO, "I'd ignore reranking for now.", false},
		{NO, "I would leave out reranking.", false},
		{NO, "I'd leave reranking out.", false},
		{NO, "I'd get rid of the reranker.", false},
		{NO, "Forget about reranking.", false},
		{NO, "I'd avoid reranking here.", false},
		{NO, "It is pointless to rerank ten documents.", false},
		{NO, "It would be overkill to rerank.", false},
		{NO, "I use a bigger index instead of reranking.", false},
		{NO, "Instead of reranking I use a bigger index.", false},
		{NO, "Rather than rerank, I widen the window.", false},
		{NO, "I widen the window rather than rerank.", false},
		{NO, "I'd do away with reranking.", false},
		{NO, "It's a waste of money to rerank.", false},
		{NO, "I would omit the reranking step.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void dismissals_reach_back(void **state)
{
	static const row rows[] = {
		{NO, "Reranking is overkill.", false},
		{NO, "Reranking would be overkill here.", false},
		{NO, "A reranker is unnecessary.", false},
		{NO, "Reranking is a waste of time.", false},
		{NO, "Reranking is not needed.", false},
		{NO, "Reranking isn't worth it.", false},
		{NO, "Reranking is not worth the latency.", false},
		{NO, "Reranking doesn't matter much.", false},
		{NO, "Reranking makes no sense for ten documents.", false},
		{NO, "Reranking adds nothing.", false},
		{NO, "Reranking is hype.", false},
		{NO, "Reranking is just noise.", false},
		{NO, "Reranking is something for later.", false},
		{NO, "Reranking can come later.", false},
		{NO, "Reranking won't help you.", false},
		{NO, "Reranking is no longer needed.", false},
		{NO, "Reranking has no place here.", false},
		{NO, "Reranking does not pay off.", false},
		{NO, "A reranker is not something I'd use.", false},
		{NO, "Reranking isn't useful here.", false},
		{NO, "Reranking and caching are pointless.", false},
		{NO, "Reranking? No.", false},
		{NO, "Reranking I would leave out.", false},
		{NO, "Reranking and caching: I wouldn't bother with them.", false},
		{NO, "Reranking and caching, I wouldn't bother with those.", false},
		{NO, "Reranking, caching and so on, I'd skip all that.", false},
		{NO, "As for reranking, I don't use it.", false},
		{NO, "Reranking is useless.", false},
		{NO, "Reranking is too expensive to be worth it.", false},
		{NO, "Reranking can wait.", false},
		{NO, "I'd leave reranking for later.", false},
		{NO, "Reranking, no thanks.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

/* ---- denied, as it looks ---- */

static void a_negated_dismissal_affirms(void **state)
{
	static const row rows[] = {
		{YES, "Never skip reranking.", false},
		{YES, "I would not skip reranking.", false},
		{YES, "Don't skip the reranking.", false},
		{YES, "Do not ignore reranking.", false},
		{YES, "You can't leave out reranking.", false},
		{YES, "I'd never leave reranking out.", true},
		{YES, "Don't forget about reranking.", false},
		{YES, "You shouldn't avoid reranking.", false},
		{YES, "Reranking is not overkill.", false},
		{YES, "Reranking isn't a luxury.", false},
		{YES, "Reranking is never a waste.", true},
		{YES, "You can't do without reranking.", false},
		{YES, "I would not go live without reranking.", false},
		{YES, "It's not pointless to rerank.", false},
		{YES, "Nobody should skip reranking.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void not_only_and_its_like_affirm(void **state)
{
	static const row rows[] = {
		{YES, "I would not only rerank but also filter.", false},
		{YES, "Not only reranking helps, filters do too.", false},
		{YES, "I don't just rerank, I also filter.", false},
		{YES, "You can't just rerank, you have to filter as well.", false},
		{YES, "I would not merely rerank.", false},
		{YES, "No doubt I'd rerank.", false},
		{YES, "No matter the size, I rerank.", false},
		{YES, "Without a doubt reranking helps.", false},
		{YES, "Why not rerank the hits?", false},
		{YES, "Not to mention reranking, which helps most.", false},
		{YES, "There's nothing better than reranking.", false},
		{YES, "Last but not least, rerank.", false},
		{YES, "You can't go wrong with reranking.", false},
		{YES, "It is a no-brainer to rerank.", false},
		{YES, "No single stage suffices, so I rerank.", false},
		{YES, "I could not live without reranking.", false},
		{YES, "Nothing beats reranking.", false},
		{YES, "There is no better tool than reranking.", false},
		{YES, "There is no substitute for reranking.", false},
		{YES, "There's no way around reranking.", false},
		{YES, "There is no good answer without reranking.", false},
		{YES, "You can't tell which is best without reranking.", true},
		{YES, "I would not hesitate to rerank.", false},
		{YES, "Don't be afraid to rerank.", false},
		{YES, "It doesn't hurt to rerank.", false},
		{YES, "It doesn't cost much to rerank.", true},
		{YES, "It is not hard to rerank.", true},
		{YES, "It hardly costs anything to rerank.", true},
		{YES, "I can't stress reranking enough.", false},
		{YES, "There is no more noise after reranking.", false},
		{YES, "I have no problem with reranking.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void without_and_if_not_affirm_by_what_they_threaten(void **state)
{
	static const row rows[] = {
		{YES, "Without reranking you get noise.", false},
		{YES, "Without reranking, the model reads noise.", false},
		{YES, "You get noise without reranking.", false},
		{YES, "The quality drops without a reranker.", false},
		{YES, "If you don't rerank, it fails.", false},
		{YES, "If you don't rerank it fails.", false},
		{YES, "It fails if you don't rerank.", false},
		{YES, "Unless you rerank, it fails.", false},
		{YES, "When you don't rerank, the noise goes up.", false},
		{YES, "If you skip reranking, the noise goes up.", false},
		{YES, "Skipping reranking hurts precision.", false},
		{YES, "Not reranking is a mistake.", false},
		{YES, "People who skip reranking regret it.", false},
		{YES, "The lack of reranking is the problem.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void what_is_denied_to_suffice_is_affirmed(void **state)
{
	static const row rows[] = {
		{YES, "Reranking alone is not enough.", false},
		{YES, "You can't trust reranking alone.", false},
		{YES, "Reranking is not enough on its own.", false},
		{YES, "Don't rely on reranking alone.", false},
		{YES, "Reranking won't solve everything.", false},
		{YES, "Reranking by itself does not do it.", false},
		{YES, "I wouldn't rerank blindly.", false},
		{YES, "Vectors aren't enough, so I rerank.", false},
		{YES, "You can't trust the vectors alone, so rerank.", false},
		{YES, "The vectors can't be trusted, so I'd rerank.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void words_that_also_dismiss_do_not_always(void **state)
{
	static const row rows[] = {
		{YES, "Reranking itself takes 80 ms.", false},
		{YES, "I keep the reranked hits for later.", true},
		{YES, "Retrieval is first and reranking comes later.", false},
		{YES, "Reranking is what prevents a waste of tokens.", false},
		{YES, "Reranking is far from dead.", false},
		{YES, "Reranking removes what is just noise.", true},
		{YES, "Reranking is cheap and dropping it is silly.", false},
		{YES, "Reranking makes the rest redundant.", false},
		{YES, "Reranking shows which hits are useless.", false},
		{YES, "Reranking puts what is not relevant last.", false},
		{YES, "Rerank and drop what is not relevant.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

/* ---- how far it reaches ---- */

static void a_list_is_denied_to_its_end(void **state)
{
	static const row rows[] = {
		{NO, "I don't need reranking, caching or filters.", false},
		{NO, "I don't need caching, reranking or filters.", false},
		{NO, "I don't need caching, filters or reranking.", false},
		{NO, "I don't need caching, filters, or a reranker.", false},
		{NO, "No caching, no filters, no reranking.", false},
		{NO, "No caching, filters or reranking.", false},
		{NO, "Without caching, filters or reranking it works as well.", true},
		{NO, "I'd skip caching, filters and reranking.", false},
		{NO, "Skip the caching and the reranking.", false},
		{NO, "I never cache or rerank.", false},
		{NO, "Neither filters, caching nor reranking.", false},
		{NO, "I wouldn't use filters or rerank.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

static void a_denial_ends_where_its_scope_ends(void **state)
{
	static const row rows[] = {
		{YES, "I don't cache, I rerank.", false},
		{YES, "I don't cache, but I rerank.", false},
		{YES, "I don't cache but rerank.", false},
		{YES, "I don't cache. I rerank.", false},
		{YES, "I don't cache; I rerank.", false},
		{YES, "I don't cache because I rerank.", false},
		{YES, "I don't cache and I rerank.", false},
		{YES, "I don't trust the vectors, so I rerank.", false},
		{YES, "The order is not by relevance: rerank.", false},
		{YES, "Vectors can't tell them apart, which is why I rerank.", false},
		{YES, "Don't stuff the prompt (rerank first).", false},
		{YES, "There is no time to tune the index - rerank.", false},
		{YES, "I skip caching and I rerank.", false},
		{YES, "Instead of caching I rerank.", false},
		{YES, "Instead of caching, I'd rerank.", false},
		{YES, "Instead of a bigger index, rerank.", false},
		{YES, "Rather than cache, rerank.", false},
		{YES, "I rerank instead of caching.", false},
		{YES, "I rerank rather than cache.", false},
		{YES, "I rerank, not cache.", false},
		{YES, "I rerank but don't cache.", false},
		{YES, "I rerank and never cache.", false},
		{YES, "Reranking helps and caching is overkill.", false},
		{YES, "Reranking helps, caching is overkill.", false},
		{YES, "Caching is overkill. Reranking is what counts.", false},
		{YES, "Caching is overkill, reranking is not.", false},
		{YES, "No. I would rerank.", false},
		{YES, "I can't say how many, but I'd rerank.", false},
		{YES, "We had no filters until we reranked.", false},
		{YES, "Rerank so that the model does not see noise.", false},
		{YES, "Rerank to avoid noise.", false},
		{YES, "You can't get good precision without first retrieving widely and then reranking.", false},
		{NO, "I'd cache, not rerank.", false},
		{NO, "I cache but don't rerank.", false},
		{NO, "Caching helps, but reranking is overkill.", false},
		{NO, "I cache because reranking is not worth it.", false},
		{YES, "No retriever is perfect, reranking helps.", false},
		{YES, "No retriever is perfect, reranking fixes that.", false},
		{YES, "To avoid noise, rerank.", false},
		{YES, "To avoid noise, rerank the hits.", false},
		{YES, "To avoid noise rerank the hits.", false},
		{YES, "Don't send fifty chunks to the model, rerank them.", false},
		{YES, "Never trust cosine: rerank.", false},
		{YES, "With reranking there is no need for a bigger window.", false},
		{YES, "Remove stop words before reranking.", false},
		{YES, "A bi-encoder lacks detail that a reranker sees.", true},
		{YES, "The answer isn't good until you rerank.", false},
	};

	CHECK_SENTENCES(*state, rows);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(plain_statements_assert),
		TEST(negations_deny_what_follows),
		TEST(dismissals_deny_what_follows),
		TEST(dismissals_reach_back),
		TEST(a_negated_dismissal_affirms),
		TEST(not_only_and_its_like_affirm),
		TEST(without_and_if_not_affirm_by_what_they_threaten),
		TEST(what_is_denied_to_suffice_is_affirmed),
		TEST(words_that_also_dismiss_do_not_always),
		TEST(a_list_is_denied_to_its_end),
		TEST(a_denial_ends_where_its_scope_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
