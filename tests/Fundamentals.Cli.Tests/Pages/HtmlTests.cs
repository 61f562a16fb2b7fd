using System.Text.Json.Nodes;
using Fundamentals.Cli.Pages;

namespace Fundamentals.Cli.Tests.Pages;

public sealed class HtmlTests
{
    [Fact]
    public void Escape_MarkupAndQuotes_AreEntities() =>
        Assert.Equal("&lt;a href=&quot;x&quot;&gt;&amp;&#39;", Html.Escape("<a href=\"x\">&'"));

    [Fact]
    public void EscapeJson_EndOfScript_CannotEndTheElementAndMeansTheSame()
    {
        const string Json = "{\"title\":\"</script><!--\u2028\"}";

        var escaped = Html.EscapeJson(Json);

        Assert.Equal("{\"title\":\"\\u003c/script>\\u003c!--\\u2028\"}", escaped);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(escaped)));
    }
}
