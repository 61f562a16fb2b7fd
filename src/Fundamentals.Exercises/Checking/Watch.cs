using System.Text;

namespace Fundamentals.Exercises.Checking;

/// <summary>What the thread that runs an answer and the one that waits for it tell each other.</summary>
internal sealed class Watch
{
    private volatile string? _trying;
    private volatile StringBuilder? _printed;
    private volatile bool _isOver;

    /// <summary>Gets or sets the case that is being tried.</summary>
    public string? Trying
    {
        get => _trying;
        set => _trying = value;
    }

    /// <summary>Gets or sets what the answer prints for that case.</summary>
    public StringBuilder? Printed
    {
        get => _printed;
        set => _printed = value;
    }

    /// <summary>Gets a value indicating whether nobody waits for the result any more.</summary>
    public bool IsOver => _isOver;

    public void Stop() => _isOver = true;
}
