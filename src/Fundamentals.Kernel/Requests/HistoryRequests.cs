using System.Text.Json.Nodes;
using Fundamentals.Kernel.Execution;

namespace Fundamentals.Kernel.Requests;

/// <summary>What was run before: <c>history_request</c>. Only this session is remembered.</summary>
internal sealed class HistoryRequests(InputHistory history)
{
    /// <summary>The number of the one session there is; clients may also say 0 for the current one.</summary>
    private const int Session = 1;

    /// <summary>Answers the request.</summary>
    public Task AnswerAsync(Request request)
    {
        var withOutput = request.Content.Flag("output", false);
        request.ReplyOk(new JsonObject
        {
            ["history"] = new JsonArray([.. Find(request.Content).Select(entry => Row(entry, withOutput))]),
        });
        return Task.CompletedTask;
    }

    private IReadOnlyList<InputHistory.Entry> Find(JsonObject content)
    {
        var count = (int)Math.Clamp(content.Number("n", int.MaxValue), 0, int.MaxValue);
        var access = content.Text("hist_access_type");
        return access switch
        {
            "tail" => history.Tail(count),
            "search" => history.Search(content.Text("pattern", "*"), content.Flag("unique", false), count),
            "range" when content.Number("session", 0) is not (0 or Session) => [],
            "range" => history.Range(content.Number("start", 0), content.Number("stop", long.MaxValue)),
            _ => throw new BadRequestException($"The field \"hist_access_type\" must be tail, range or search, but is {access}."),
        };
    }

    private static JsonArray Row(InputHistory.Entry entry, bool withOutput) =>
        [Session, entry.Number, withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input];
}
