// How the shapes of an SVG look: light, dark and on paper. Each colour is a custom property, so that a page
// may set it. Rule: a page with a policy for its styles names the hash of this with its own
// (render/html_style.h), and it ends without a line break, which some readers leave out of the hash.
#pragma once

#include <string_view>

namespace kneecheck::figure {

inline constexpr std::string_view svg_style = R"(
.figure { display: block; width: 20rem; max-width: 100%; height: auto; max-height: 20rem; margin: .6rem 0; }
@media screen and (prefers-color-scheme: dark) {
  .figure { --figure-near: #a9c6da; --figure-far: #5c7488; --figure-shirt: #4fa9b5; --figure-shorts: #6f8fb0;
    --figure-page: #16181a; --figure-prop: #4a4438; --figure-edge: #b39d78; --figure-floor: #6a665e;
    --figure-mark: #ff9a5c; --figure-bone: #a9c6da; --figure-wrong: #767d83; --figure-wrong-light: #4f555a;
    --figure-wrong-faint: #33373b; --figure-cross: #ff8a80; }
}
.fill-near { fill: var(--figure-near, #33566f); }
.fill-far { fill: var(--figure-far, #9db2c1); }
.fill-shirt { fill: var(--figure-shirt, #2f8793); }
.fill-shorts { fill: var(--figure-shorts, #1d3b54); }
.fill-prop { fill: var(--figure-prop, #e3d8c3); }
.fill-edge { fill: var(--figure-edge, #8a7653); }
.fill-band { fill: var(--figure-band, #d98e73); }
.fill-mark { fill: var(--figure-mark, #c2410c); }
.fill-bone { fill: var(--figure-bone, #4d738d); }
.fill-near, .fill-far, .fill-shirt, .fill-shorts, .fill-mark, .line-page { stroke: var(--figure-page, #fff); }
.line-edge { stroke: var(--figure-edge, #8a7653); }
.line-floor { stroke: var(--figure-floor, #b9b3a8); }
.line-band { stroke: var(--figure-band, #d98e73); }
.line-mark { stroke: var(--figure-mark, #c2410c); }
.line-bone { stroke: var(--figure-bone, #4d738d); }
.fill-near.wrong, .fill-shorts.wrong { fill: var(--figure-wrong, #8d959b); }
.fill-shirt.wrong, .fill-far.wrong, .fill-band.wrong { fill: var(--figure-wrong-light, #b9bfc4); }
.fill-edge.wrong { fill: var(--figure-wrong-light, #b9bfc4); }
.fill-prop.wrong { fill: var(--figure-wrong-faint, #e6e6e6); }
.line-edge.wrong, .line-band.wrong { stroke: var(--figure-wrong-light, #b9bfc4); }
.cross { stroke: var(--figure-cross, #b42318); }
@media print { .figure { break-inside: avoid; } })";

}  // namespace kneecheck::figure
