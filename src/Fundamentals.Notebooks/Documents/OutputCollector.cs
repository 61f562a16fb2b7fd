using System.Collections.Immutable;
using System.Text;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Notebooks.Documents;

/// <summary>
/// Gathers a notebook's outputs cell by cell, as a Jupyter client does: neighbouring pieces of one stream become one
/// output, and an update of a display replaces it wherever in the notebook it was shown. Safe to call from any thread.
/// </summary>
/// <param name="cellCount">How many cells the notebook has.</param>
internal sealed class OutputCollector(int cellCount)
{
    private readonly Lock _gate = new();
    private readonly List<CellOutput>[] _cells = [.. Enumerable.Range(0, cellCount).Select(_ => new List<CellOutput>())];

    public void Add(int cell, CellOutput output)
    {
        lock (_gate)
        {
            if (output is DisplayOutput { IsUpdate: true } update)
                Replace(update);
            else if (output is ClearOutput)
                _cells[cell].Clear();
            else if (output is StreamOutput next)
                Append(_cells[cell], next);
            else
                _cells[cell].Add(output);
        }
    }

    public ImmutableArray<CellOutput> OutputsOf(int cell)
    {
        lock (_gate)
            return [.. _cells[cell].Select(output => output is GrowingStream stream ? stream.ToOutput() : output)];
    }

    private static void Append(List<CellOutput> outputs, StreamOutput next)
    {
        if (outputs is not [.., GrowingStream last] || last.Name != next.Name)
            outputs.Add(last = new GrowingStream(next.Name, new StringBuilder()));
        last.Text.Append(next.Text);
    }

    // An update of a handle that was never shown has nothing to replace; Jupyter drops it, too.
    private void Replace(DisplayOutput update)
    {
        foreach (var outputs in _cells)
        {
            for (var i = 0; i < outputs.Count; i++)
            {
                if (outputs[i] is DisplayOutput shown && shown.DisplayId == update.DisplayId && shown.DisplayId is not null)
                    outputs[i] = shown with { Data = update.Data };
            }
        }
    }

    // A cell may print a hundred thousand lines one by one; joining strings would take quadratic time.
    private sealed record GrowingStream(StreamName Name, StringBuilder Text) : CellOutput
    {
        public StreamOutput ToOutput() => new(Name, Text.ToString());
    }
}
