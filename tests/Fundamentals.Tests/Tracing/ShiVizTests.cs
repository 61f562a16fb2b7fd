using System.Text.Json;
using System.Text.RegularExpressions;
using Fundamentals.Networking;
using Fundamentals.Simulator;
using Fundamentals.Tracing;

namespace Fundamentals.Tests.Tracing;

public sealed class ShiVizTests
{
    [Fact]
    public void ToShiViz_TheStory_HasTwoLinesAnEvent()
    {
        var lines = Story.Run().Trace.ToShiViz().Split('\n');

        Assert.Equal([ShiViz.Parser, "", "0 ms: send to left: Write { Key = x, Value = 1 }", "alice {\"alice\":1}", "1 ms: receive from alice: Write { Key = x, Value = 1 }", "left {\"alice\":1,\"left\":1}"], lines.Take(6));
        Assert.Contains("5 ms: send to right: Replicate { Key = x, Value = 2 } (cut off)", lines);
    }

    [Theory]
    [InlineData(1ul)]
    [InlineData(2ul)]
    [InlineData(3ul)]
    public void ToShiViz_ReadBack_ClocksRespectProcessesAndMessages(ulong seed)
    {
        var sim = Chatter.Run(seed, nodes: 4, messages: 300, new LinkOptions { Loss = 0.1, Duplication = 0.1, Corruption = 0.1 });
        var processes = sim.Trace.Where(e => e.Kind is TraceKind.Send or TraceKind.Deliver or TraceKind.Timer or TraceKind.Note).Events;

        var log = Parse(sim.Trace.ToShiViz());

        Assert.Equal(processes.Select(e => e.Node.Replace(' ', '_')), log.Select(entry => entry.Host));
        foreach (var host in log.GroupBy(entry => entry.Host))
            Assert.Equal(Enumerable.Range(1, host.Count()), host.Select(entry => entry.Clock[host.Key]));
        var sent = new Dictionary<long, Entry>();
        var arrivals = 0;
        for (var i = 0; i < log.Count; i++)
        {
            if (processes[i].Kind is TraceKind.Send)
                sent.Add(processes[i].Message!.Id, log[i]);
            if (processes[i].Kind is not TraceKind.Deliver)
                continue;
            var stamp = sent[processes[i].Message!.Id];
            Assert.All(stamp.Clock, count => Assert.True(log[i].Clock[count.Key] >= count.Value));
            Assert.True(stamp.Clock.GetValueOrDefault(log[i].Host) < log[i].Clock[log[i].Host]);
            arrivals++;
        }

        Assert.True(arrivals > 100);
    }

    [Fact]
    public void ToShiViz_EveryPairOfEvents_IsOrderedByClocksAsByHappensBefore()
    {
        var trace = Story.Run().Trace;
        var processes = trace.Where(e => e.Kind is TraceKind.Send or TraceKind.Deliver or TraceKind.Note).Events;
        var log = Parse(trace.ToShiViz());
        Assert.Equal(processes.Count, log.Count);

        // Happens-before from the definition: the same process, or a message, and then the transitive closure.
        var before = new bool[log.Count, log.Count];
        for (var j = 0; j < log.Count; j++)
        {
            for (var i = 0; i < j; i++)
                before[i, j] = processes[i].Node == processes[j].Node || processes[i].Id == processes[j].Cause;
        }

        for (var k = 0; k < log.Count; k++)
        {
            for (var i = 0; i < log.Count; i++)
            {
                for (var j = 0; j < log.Count; j++)
                    before[i, j] |= before[i, k] && before[k, j];
            }
        }

        for (var i = 0; i < log.Count; i++)
        {
            for (var j = 0; j < log.Count; j++)
                Assert.Equal(before[i, j], i != j && log[i].Clock.All(count => log[j].Clock.GetValueOrDefault(count.Key) >= count.Value));
        }
    }

    /// <summary>As the page does it: the first line is the expression, the second the delimiter, matched over the rest.</summary>
    private static List<Entry> Parse(string log)
    {
        var parts = log.Split('\n', 3);
        Assert.Equal("", parts[1]);
        var matches = Regex.Matches(parts[2], parts[0], RegexOptions.None, TimeSpan.FromSeconds(10));
        Assert.Equal(parts[2].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, matches.Count * 2);
        return [.. matches.Select(match => new Entry(match.Groups["host"].Value, JsonSerializer.Deserialize<Dictionary<string, int>>(match.Groups["clock"].Value)!))];
    }

    private sealed record Entry(string Host, Dictionary<string, int> Clock);
}
