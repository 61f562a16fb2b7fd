using Fundamentals.Charts.Traces;

namespace Fundamentals.Charts.Tests.Traces;

public sealed class LabelTests
{
    [Fact]
    public void Labels_OfManyPictures_NeverOverlapEachOther()
    {
        foreach (var seed in new ulong[] { 1, 2, 3, 4, 5 })
        {
            var layout = Figure.Parse(SpaceTimeChart.Of(Cluster.Run(60, seed).Trace))["layout"]!;
            var (first, last) = (layout["xaxis"]!["range"]![0]!.GetValue<double>(), layout["xaxis"]!["range"]![1]!.GetValue<double>());
            var boxes = layout["annotations"]!.AsArray().Select(label =>
            {
                // A line is 84 pixels high with five of them; the paper is some 670 wide, and a letter at least 5.
                var (x, y) = ((label!["x"]!.GetValue<double>() - first) / (last - first) * 670, label["y"]!.GetValue<double>() * 84);
                var width = label["text"].Text().Replace("<b>", "").Replace("</b>", "").Length * 5.0;
                return (Left: x - (width / 2), Right: x + (width / 2), Top: y - 7, Bottom: y + 7);
            }).ToList();

            Assert.True(boxes.Count >= 5);
            for (var i = 0; i < boxes.Count; i++)
            {
                for (var j = 0; j < i; j++)
                    Assert.False(boxes[i].Left < boxes[j].Right && boxes[j].Left < boxes[i].Right && boxes[i].Top < boxes[j].Bottom && boxes[j].Top < boxes[i].Bottom, $"seed {seed}: labels {j} and {i} overlap");
            }
        }
    }
}
