using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Fundamentals.Charts.Figures;

/// <summary>Writes a figure as a fragment of a page.</summary>
internal static class FigureHtml
{
    /// <summary>
    /// The fragment draws with the plotly.js that the page has, else with the one it loads. It finds its place by a hash
    /// of the figure: the same figure gives the same fragment, and one that is on a page twice is drawn twice.
    /// </summary>
    public static string Of(string json, string altText, int height, bool hasControls)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)).AsSpan(0, 8));
        var text = HtmlEncoder.Default.Encode(altText);

        // What plays the part of an image hides its controls from a screen reader; a figure does not.
        var role = hasControls ? "figure" : "img";

        // A step of a slider has a text alternative of its own.
        const string Follow = ".then(function () { place.on('plotly_animated', function () { place.setAttribute('aria-label', place.layout.meta.alt); }); })";
        var follow = hasControls ? Follow : string.Empty;
        return $$"""
            <div data-figure="{{id}}" role="{{role}}" aria-label="{{text}}" style="width:100%;max-width:960px;min-height:{{height}}px"><p>{{text}}</p></div>
            <script>
            (function () {
              var figure = {{json}};
              function draw(Plotly) {
                document.querySelectorAll('[data-figure="{{id}}"]:not([data-drawn])').forEach(function (place) {
                  place.setAttribute('data-drawn', '');
                  place.textContent = '';
                  Plotly.newPlot(place, JSON.parse(JSON.stringify(figure))){{follow}};
                });
              }
              if (window.Plotly) { draw(window.Plotly); return; }
              if (typeof window.require === 'function' && typeof window.define === 'function' && window.define.amd) {
                window.require.config({ paths: { plotly: '{{PlotlyJs.CdnAddress[..^3]}}' } });
                window.require(['plotly'], draw);
                return;
              }
              window.plotlyLoading = window.plotlyLoading || new Promise(function (resolve, reject) {
                var script = document.createElement('script');
                script.src = '{{PlotlyJs.CdnAddress}}';
                script.charset = 'utf-8';
                script.onload = function () { resolve(window.Plotly); };
                script.onerror = reject;
                document.head.appendChild(script);
              });
              window.plotlyLoading.then(draw, function () {});
            })();
            </script>
            """.ReplaceLineEndings("\n");
    }
}
