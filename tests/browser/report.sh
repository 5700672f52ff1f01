#!/usr/bin/env bash
# report.sh LOG - opens an exported session in Chromium, light and dark, narrow and wide: that it shows, that it fits, that it can
# be read, and that what somebody typed did nothing. Prints "PASSED FAILED SKIPPED"; what went wrong goes to LOG.
#
# The page itself holds no script and forbids any; what is measured in it is measured in a copy without that rule.
set -u
checks=17
root=$PWD
log=$1
: > "$log"
viva=${VIVA:-build/viva}
case $viva in /*) ;; *) viva=$root/$viva ;; esac
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome)
# Where there is none, or only a stub that would install one.
if [ -z "$browser" ] || ! timeout 20 "$browser" --version > /dev/null 2>&1; then
  echo "0 0 $checks"
  exit
fi
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home" || exit 1
export HOME=$home XDG_DATA_HOME=$home/data VIVA_BANK_PATH=$root/tests/banks/small.json LC_ALL=C.UTF-8 TZ=UTC
unset VIVA_HISTORY
passed=0 failed=0

# check WHAT COMMAND... - counts.
check() {
  local what=$1
  shift
  if "$@" >> "$log" 2>&1; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "not so: $what" >> "$log"
  fi
}

# open WIDTH SCHEME ARGUMENT... - a fresh browser that knows nobody and asks nobody.
open() {
  local width=$1 scheme=$2
  shift 2
  rm -rf "$home/profile"
  timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$home/profile" --window-size="$width",900 \
    --blink-settings=preferredColorScheme="$([ "$scheme" == dark ] && echo 0 || echo 1)" "$@" 2>> "$log"
}

shoot() {
  open "$1" "$2" --screenshot="$home/$1-$2.png" "file://$home/$3" > /dev/null
}

size() { wc -c < "$1"; }

"$viva" > /dev/null << 'END'
ask cache-invalidation
/hint
<script>document.title="run"</script><img src="nowhere" onerror="document.title='run'"> I would give every entry
a short time to live & never <b>turn the cache</b> off for aVeryLongWordThatNothingBreaks_aVeryLongWordThatNothingBreaks_aVeryLongWord.
.
follow
I would purge the page when its price changes.
.
ask slow-query
I would look at the query plan.
.
END
"$viva" export 1 -o report.html

# ---- the file ----
check "it asks for nothing" test -z "$(grep -oiE '(src|srcset|data|poster|action)="[^"]*"|href="[^#][^"]*"|url\(|@import|<(script|link|iframe|object|embed|base)\b' report.html)"
check "its policy forbids to load anything" grep -q "default-src 'none'" report.html

# ---- what a browser makes of it ----
open 1100 light --dump-dom "file://$home/report.html" > dom.html
check "the session is named" grep -q '<h1>Practice session</h1>' dom.html
check "both questions are there" test "$(grep -c '<article' dom.html)" -eq 2
check "nothing that was typed became an element" test "$(grep -ciE '<script|<img|<b>' dom.html)" -eq 0
check "nothing that was typed was run" grep -q '<title>Practice session, ' dom.html
check "what was typed is shown" grep -qF '&lt;b&gt;turn the cache&lt;/b&gt;' dom.html
check "evidence is marked" grep -q '<mark title="ttl">time to live</mark>' dom.html

# ---- how it looks: a picture of it holds far more than one of an empty page ----
echo '<!DOCTYPE html><title>empty</title>' > empty.html
shoot 1100 light empty.html
mv 1100-light.png empty.png
for look in "400 light" "400 dark" "1100 light" "1100 dark"; do
  # shellcheck disable=SC2086
  shoot $look report.html
done
check "narrow it is not blank" test "$(size 400-light.png)" -gt $((4 * $(size empty.png)))
check "wide it is not blank" test "$(size 1100-light.png)" -gt $((4 * $(size empty.png)))
check "in the dark it is not blank" test "$(size 1100-dark.png)" -gt $((4 * $(size empty.png)))
check "in the dark it looks different" test "$(cmp -s 1100-dark.png 1100-light.png; echo $?)" -eq 1

# ---- measured ----
# Of every text the contrast with what is behind it (WCAG 2), headings that skip a level, tables without a caption, and charts
# without a name; what is wider than the window.
sed '/Content-Security-Policy/d' report.html > measured.html
cat >> measured.html << 'END'
<script>
const part = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
const colour = text => text.match(/[\d.]+/g).map(Number);
const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
function ground(e) {
  for (; e; e = e.parentElement) {
    const c = colour(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c;
  }
  return [255, 255, 255];
}
const faults = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const e = walk.currentNode.parentElement, text = walk.currentNode.data.trim();
  if (!text || /^(script|style|title|desc)$/i.test(e.tagName)) continue;
  const style = getComputedStyle(e), a = light(colour(e.closest('svg') ? style.fill : style.color)), b = light(ground(e));
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (contrast < 4.5) faults.push(`contrast ${contrast.toFixed(2)} of "${text.slice(0, 30)}"`);
}
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
  if (h.tagName[1] - level > 1) faults.push(`heading "${h.textContent}" skips a level`);
  level = +h.tagName[1];
}
for (const t of document.querySelectorAll('table')) if (!t.caption?.textContent) faults.push('a table without a caption');
for (const s of document.querySelectorAll('svg'))
  for (const by of ['aria-labelledby', 'aria-describedby'])
    if (!document.getElementById(s.getAttribute(by))?.textContent) faults.push(`a chart without ${by}`);
if (!document.documentElement.lang) faults.push('no language');
if (document.documentElement.scrollWidth > innerWidth)
  faults.push(`${document.documentElement.scrollWidth} wide in ${innerWidth}`);
const scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
parent.postMessage(`measured ${innerWidth} ${scheme}: ${faults.join('; ')}`, '*');
</script>
END
for look in "400 light" "400 dark" "1100 light" "1100 dark"; do
  # In a frame, for no window of a browser is as narrow as a telephone.
  cat > frame.html << END
<!DOCTYPE html><meta name="color-scheme" content="light dark"><title>nothing</title>
<script>onmessage = event => document.title = event.data;</script>
<iframe src="measured.html" style="border: 0; width: ${look% *}px; height: 900px"></iframe>
END
  title=$(open 1200 "${look#* }" --virtual-time-budget=3000 --dump-dom "file://$home/frame.html" | grep -o '<title>measured [^<]*' | head -1)
  echo "$title" >> "$log"
  check "$look fits and can be read" test "$title" == "<title>measured $look: "
done
check "two widths and two schemes were really shown" test "$(grep -c '^<title>measured' "$log")" -eq 4

if [ $((passed + failed)) -ne $checks ]; then echo "$((passed + failed)) checks, not $checks" >> "$log"; failed=$((failed + 1)); fi
echo "$passed $failed 0"
