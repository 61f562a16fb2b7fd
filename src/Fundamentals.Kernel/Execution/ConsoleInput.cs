using System.Collections.Concurrent;
using Fundamentals.Kernel.Requests;

namespace Fundamentals.Kernel.Execution;

/// <summary>Input for cells: a line is asked for from the client whose request is running, which may not take questions.</summary>
internal sealed class ConsoleInput
{
    private readonly BlockingCollection<string> _lines = [];
    private volatile Asker? _asker;

    /// <summary>Names the request that runs, and with it the client to ask; null between requests.</summary>
    public void Attend(Request? request, bool allowed, Action flushOutput) =>
        _asker = request is null ? null : new Asker(request, allowed, flushOutput);

    /// <summary>Asks for a line and waits for it. The waiting can be interrupted.</summary>
    /// <exception cref="InvalidOperationException">No cell runs, or its client does not take questions.</exception>
    public string ReadLine(string prompt, bool isPassword)
    {
        var asker = _asker ?? throw new InvalidOperationException("Input can be read only while a cell runs.");
        if (!asker.Allowed)
            throw new InvalidOperationException("Input cannot be read: the client that runs this cell does not ask its user for any (allow_stdin is false).");
        while (_lines.TryTake(out _))
        {
            // An answer to a question that was given up.
        }

        asker.FlushOutput();
        asker.Request.AskForInput(prompt, isPassword);
        return _lines.Take();
    }

    /// <summary>Takes the client's answer, an <c>input_reply</c>.</summary>
    /// <exception cref="BadRequestException">It has no value.</exception>
    public void Answer(Request reply) => _lines.Add(reply.Content.Text("value"));

    private sealed record Asker(Request Request, bool Allowed, Action FlushOutput);
}
