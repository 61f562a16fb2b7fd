using Fundamentals.Notebooks.Session;

namespace Fundamentals.Notebooks.Display;

/// <summary>What a cell calls to show a value before it ends.</summary>
public static class CellDisplay
{
    private static int Handles;

    /// <summary>Shows a value under the cell. Outside of a cell, its plain text goes to the console.</summary>
    /// <param name="value">The value; null is shown as such.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those its type prefers.</param>
    /// <returns>A handle through which what is shown can be replaced.</returns>
    public static DisplayHandle display(object? value, params string[] mimeTypes)
    {
        ArgumentNullException.ThrowIfNull(mimeTypes);
        var handle = new DisplayHandle($"display-{Interlocked.Increment(ref Handles)}", OutputSink.Current, mimeTypes);
        handle.Show(value, isUpdate: false);
        return handle;
    }

    /// <summary>Content that is HTML: the same as <see cref="As.Html"/>, under the name that .NET Interactive gave it.</summary>
    /// <param name="html">The HTML, taken as it is.</param>
    public static MimeBundle HTML(string html) => As.Html(html);

    /// <summary>Clears what the cell has shown so far.</summary>
    /// <param name="wait">Whether to wait for the next output, so that nothing flickers.</param>
    public static void clear(bool wait = false) => OutputSink.Current?.Emit(new ClearOutput(wait));

    /// <summary>Asks for a line that is not shown while it is typed.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <exception cref="InvalidOperationException">Nobody can answer here.</exception>
    public static string password(string prompt = "Password: ")
    {
        ArgumentNullException.ThrowIfNull(prompt);
        return (OutputSink.Current ?? throw new InvalidOperationException("Only a cell can ask.")).ReadLine(prompt, isPassword: true);
    }
}

/// <summary>The same as a method of the value.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value under the cell, as <see cref="CellDisplay.display"/> does.</summary>
    /// <param name="value">The value.</param>
    /// <param name="mimeTypes">The forms to show it in; by default those its type prefers.</param>
    public static DisplayHandle Display(this object? value, params string[] mimeTypes) => CellDisplay.display(value, mimeTypes);
}

/// <summary>Something shown, which can be replaced in place.</summary>
public sealed class DisplayHandle
{
    private readonly OutputSink? _sink;
    private readonly string[] _mimeTypes;

    internal DisplayHandle(string id, OutputSink? sink, string[] mimeTypes)
    {
        Id = id;
        _sink = sink;
        _mimeTypes = mimeTypes;
    }

    /// <summary>Gets the name the client knows it by.</summary>
    public string Id { get; }

    /// <summary>Replaces what is shown.</summary>
    /// <param name="value">The new value.</param>
    public void Update(object? value) => Show(value, isUpdate: true);

    internal void Show(object? value, bool isUpdate)
    {
        var data = ValueFormatter.Format(value, _mimeTypes);
        // An update is an output of the cell that makes it, which need not be the one that first showed the value.
        if ((OutputSink.Current ?? _sink) is { } sink)
            sink.Emit(new DisplayOutput(data, Id, isUpdate));
        else
            Console.WriteLine(data.Text);
    }
}
