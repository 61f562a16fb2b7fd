using System.Text.Json;
using System.Text.Json.Nodes;
using Fundamentals.Kernel.Requests;
using Fundamentals.Notebooks.Display;

namespace Fundamentals.Kernel.Execution;

/// <summary>
/// Publishes what a cell puts out, in the order it does. Console text waits a moment for more of it, but never until
/// after another output or after the end of the cell.
/// </summary>
internal sealed class OutputPublisher : IDisposable
{
    /// <summary>How much console text of one cell is shown, and how much of one value: beyond, clients freeze.</summary>
    private const int MostText = 10_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(25);

    private readonly Lock _gate = new();
    private readonly Request _request;
    private readonly int _executionCount;
    private readonly StreamBuffer _streams;
    private readonly Timer _timer;
    private long _written;
    private bool _ended;

    /// <summary>Starts to publish for a request.</summary>
    public OutputPublisher(Request request, int executionCount)
    {
        _request = request;
        _executionCount = executionCount;
        _streams = new StreamBuffer(PublishStream);
        _timer = new Timer(_ => FlushWaiting());
    }

    /// <summary>Gets the plain text of the cell's result so far.</summary>
    public string? ResultText { get; private set; }

    /// <summary>Takes an output.</summary>
    public void Emit(CellOutput output)
    {
        lock (_gate)
        {
            if (output is StreamOutput stream)
            {
                AddStream(stream);
                return;
            }

            _streams.Flush();
            Publish(output);
        }
    }

    /// <summary>Publishes console text that still waits for more.</summary>
    public void Flush()
    {
        lock (_gate)
            _streams.Flush();
    }

    /// <summary>Publishes what waits; later outputs, of tasks that the cell left behind, go out at once.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            _streams.Flush();
        }

        _timer.Dispose();
    }

    private void AddStream(StreamOutput stream)
    {
        var before = _written;
        _written += stream.Text.Length;
        if (before > MostText)
            return;
        if (_written > MostText)
            stream = stream with { Text = stream.Text[..(int)(MostText - before)] + $"\n… The rest is left out: a cell may write {MostText:N0} characters.\n" };
        var wasEmpty = _streams.IsEmpty;
        _streams.Add(stream);
        if (_ended)
            _streams.Flush();
        else if (wasEmpty)
            _timer.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    private void FlushWaiting()
    {
        lock (_gate)
        {
            _streams.Flush(keepHalfPair: true);
            if (!_streams.IsEmpty && !_ended)
                _timer.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    private void Publish(CellOutput output)
    {
        switch (output)
        {
            case DisplayOutput display:
                var shown = Shown(display.Data);
                shown["transient"] = display.DisplayId is null ? [] : new JsonObject { ["display_id"] = display.DisplayId };
                _request.Publish(display.IsUpdate ? "update_display_data" : "display_data", shown);
                break;
            case ResultOutput result:
                ResultText = result.Data.Text;
                var content = Shown(result.Data);
                content["execution_count"] = _executionCount;
                _request.Publish("execute_result", content);
                break;
            case ClearOutput clear:
                _request.Publish("clear_output", new JsonObject { ["wait"] = clear.Wait });
                break;
            case ErrorOutput error:
                var described = Errors.Content(error.Name, error.Message, error.Traceback);
                described.Remove("status");
                _request.Publish("error", described);
                break;
            default:
                throw new ArgumentException($"No message for an output of type {output.GetType().Name}.", nameof(output));
        }
    }

    private void PublishStream(StreamOutput stream) => _request.Publish("stream", new JsonObject
    {
        ["name"] = stream.Name == StreamName.Stdout ? "stdout" : "stderr",
        ["text"] = stream.Text,
    });

    private static JsonObject Shown(MimeBundle data)
    {
        var forms = Mime.Content(data);
        foreach (var (type, form) in data.Data)
        {
            if (form.GetValueKind() != JsonValueKind.String || form.GetValue<string>() is not { Length: > MostText } text)
                continue;
            // Half a picture or half a page is none.
            if (type == MimeBundle.PlainText)
                forms[type] = text[..MostText] + $"\n… The rest is left out: a value may show {MostText:N0} characters.";
            else
                forms.Remove(type);
        }

        var metadata = new JsonObject(data.Metadata.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.DeepClone())));
        return new JsonObject { ["data"] = forms, ["metadata"] = metadata };
    }
}
