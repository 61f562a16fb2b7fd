using System.Text;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Kernel.Execution;

/// <summary>
/// Gathers console text, so that a burst of short lines becomes a few messages. What it gives out, put together, is
/// exactly what went in. Not safe to share between threads.
/// </summary>
internal sealed class StreamBuffer(Action<StreamOutput> publish)
{
    /// <summary>As many characters are worth a message of their own.</summary>
    public const int FullLength = 32 * 1024;

    private readonly StringBuilder _text = new();
    private StreamName _name;

    /// <summary>Gets a value indicating whether nothing waits.</summary>
    public bool IsEmpty => _text.Length == 0;

    /// <summary>Takes some text.</summary>
    public void Add(StreamOutput output)
    {
        if (output.Name != _name)
            Flush();
        _name = output.Name;
        _text.Append(output.Text);
        if (_text.Length >= FullLength)
            Flush(keepHalfPair: true);
    }

    /// <summary>Gives out what waits.</summary>
    /// <param name="keepHalfPair">Whether to wait for the second half of a surrogate pair at the end: JSON cannot carry halves.</param>
    public void Flush(bool keepHalfPair = false)
    {
        var length = _text.Length;
        if (keepHalfPair && length > 0 && char.IsHighSurrogate(_text[length - 1]))
            length--;
        if (length == 0)
            return;
        var text = _text.ToString(0, length);
        _text.Remove(0, length);
        publish(new StreamOutput(_name, text));
    }
}
