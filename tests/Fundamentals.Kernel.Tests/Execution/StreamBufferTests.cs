using CsCheck;
using Fundamentals.Kernel.Execution;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Kernel.Tests.Execution;

public sealed class StreamBufferTests
{
    [Fact]
    public void Add_SameStream_IsGathered()
    {
        var published = new List<StreamOutput>();
        var buffer = new StreamBuffer(published.Add);

        buffer.Add(new StreamOutput(StreamName.Stdout, "a"));
        buffer.Add(new StreamOutput(StreamName.Stdout, "b"));
        Assert.Empty(published);
        buffer.Flush();

        Assert.Equal([new StreamOutput(StreamName.Stdout, "ab")], published);
        Assert.True(buffer.IsEmpty);
    }

    [Fact]
    public void Add_PairCutByAFullBuffer_StaysTogether()
    {
        var published = new List<StreamOutput>();
        var buffer = new StreamBuffer(published.Add);
        var filling = new string('x', StreamBuffer.FullLength - 1);

        buffer.Add(new StreamOutput(StreamName.Stdout, filling + "\ud83d"));
        buffer.Add(new StreamOutput(StreamName.Stdout, "\ude00"));
        buffer.Flush();

        Assert.Equal([filling, "\U0001F600"], published.Select(output => output.Text));
    }

    [Fact]
    public void Flush_HalfAPairAtTheEnd_IsGivenOut()
    {
        var published = new List<StreamOutput>();
        var buffer = new StreamBuffer(published.Add);

        buffer.Add(new StreamOutput(StreamName.Stderr, "\ud83d"));
        buffer.Flush(keepHalfPair: true);
        Assert.Empty(published);
        buffer.Flush();

        Assert.Equal([new StreamOutput(StreamName.Stderr, "\ud83d")], published);
    }

    [Fact]
    public void Add_AnyOutputs_ComeOutCompleteAndInOrder() =>
        Gen.Select(Gen.Enum<StreamName>(), Gen.String[Gen.Char, 0, 20_000], (name, text) => new StreamOutput(name, text)).List[0, 20].Sample(outputs =>
        {
            var published = new List<StreamOutput>();
            var buffer = new StreamBuffer(published.Add);
            outputs.ForEach(buffer.Add);
            buffer.Flush();
            Assert.Equal(Runs(outputs), Runs(published));
        }, iter: 200);

    private static List<(StreamName Name, string Text)> Runs(IEnumerable<StreamOutput> outputs)
    {
        var runs = new List<(StreamName Name, string Text)>();
        foreach (var output in outputs.Where(output => output.Text.Length > 0))
        {
            if (runs.Count > 0 && runs[^1].Name == output.Name)
                runs[^1] = (output.Name, runs[^1].Text + output.Text);
            else
                runs.Add((output.Name, output.Text));
        }

        return runs;
    }
}
