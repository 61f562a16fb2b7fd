using System.Text.Json.Nodes;
using Fundamentals.Charts.Partitioning;
using Fundamentals.Hashing;

namespace Fundamentals.Charts.Tests.Partitioning;

public sealed class RingLabelsTests
{
    private static readonly ConsistentHashRing Trees = ConsistentHashRing.Of(["ash", "birch", "cedar", "elm"], new RingOptions { VirtualNodes = 1 });

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(12)]
    [InlineData(16)]
    public void Labels_OfPointsKeysAndQuarters_AreAllThereAndDoNotOverlap(int keys)
    {
        foreach (var ring in new[] { Trees, Trees.Add("fir"), Trees.Remove("birch") })
        {
            var names = Keys.Numbered("user-", keys);
            var boxes = Figure.Parse(RingChart.Of(ring, names))["data"]!.AsArray().Where(trace => trace!["mode"]?.Text() == "text").SelectMany(Boxes).ToList();

            string[] expected = [.. ring.Nodes.Select(node => $"<b>{node}</b>"), .. names, "position 0", "¼ of 2⁶⁴", "½", "¾"];
            Assert.Equal(expected.Order(StringComparer.Ordinal), boxes.Select(box => box.Text).Order(StringComparer.Ordinal));
            foreach (var (i, box) in boxes.Index())
                Assert.All(boxes.Skip(i + 1), other => Assert.False(box.Overlaps(other), $"{box.Text} and {other.Text}"));
        }
    }

    [Fact]
    public void Labels_OfPointsCloseTogether_HaveALineToTheOneThatStandsAside()
    {
        var data = Figure.Parse(RingChart.Of(Trees))["data"]!.AsArray();

        // elm's point is two degrees after birch's, and a quarter ends a degree before cedar's.
        var starts = data.Single(trace => trace!["name"]?.Text() == "lines to names")!["theta"]!.AsArray().Where((_, i) => i % 3 == 0).Select(angle => angle!.GetValue<double>());
        Assert.Contains(starts, angle => Math.Abs(angle - AngleOf("elm")) < 0.01);
        Assert.DoesNotContain(starts, angle => Math.Abs(angle - AngleOf("ash")) < 0.01);
    }

    [Fact]
    public void Labels_OfManyPoints_AreLeftOut() =>
        Assert.DoesNotContain(Figure.Parse(RingChart.Of(Figure.Ring(10)))["data"]!.AsArray(), trace => trace!["name"]?.Text() == "point names");

    private static double AngleOf(string node) => Trees.Points.Single(point => point.Node == node).Position / Math.Pow(2, 64) * 360;

    private static IEnumerable<Box> Boxes(JsonNode? trace)
    {
        const double radius = 175;
        for (var i = 0; i < trace!["text"]!.AsArray().Count; i++)
        {
            var text = trace["text"]![i].Text();
            var (sine, cosine) = Math.SinCos(trace["theta"]![i]!.GetValue<double>() / 180 * Math.PI);
            var distance = trace["r"]![i]!.GetValue<double>() * radius;
            var width = text.Replace("<b>", "").Replace("</b>", "").Length * 7.0;
            var left = trace["textposition"]![i].Text() switch
            {
                "middle right" => 0,
                "middle left" => -width,
                _ => -width / 2,
            };
            yield return new Box(text, (distance * sine) + left, distance * cosine, width);
        }
    }

    private sealed record Box(string Text, double Left, double Y, double Width)
    {
        private const double Height = 14;

        public bool Overlaps(Box other) =>
            Left < other.Left + other.Width && other.Left < Left + Width && Math.Abs(Y - other.Y) < Height;
    }
}
