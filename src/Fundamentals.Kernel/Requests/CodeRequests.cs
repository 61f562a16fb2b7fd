using System.Text.Json.Nodes;
using Fundamentals.Kernel.Execution;
using Fundamentals.Kernel.Wire;
using Fundamentals.Notebooks.Session;

namespace Fundamentals.Kernel.Requests;

/// <summary>Questions about code that is being typed: is it complete, how could it go on, what is this.</summary>
/// <param name="engine">The engine, which may still be starting.</param>
internal sealed class CodeRequests(Task<ICellEngine> engine)
{
    /// <summary>Answers <c>is_complete_request</c>.</summary>
    public async Task IsCompleteAsync(Request request)
    {
        var (answer, indent) = (await engine).CheckCompleteness(request.Content.Text("code"));
        request.Reply(answer switch
        {
            Completeness.Complete => new JsonObject { ["status"] = "complete" },
            Completeness.Incomplete => new JsonObject { ["status"] = "incomplete", ["indent"] = indent },
            _ => new JsonObject { ["status"] = "invalid" },
        });
    }

    /// <summary>Answers <c>complete_request</c>.</summary>
    public async Task CompleteAsync(Request request)
    {
        var (code, position) = Place(request);
        var found = await (await engine).CompleteAsync(code, position);
        var start = CodePoints.FromUtf16(code, found.Start);
        var end = CodePoints.FromUtf16(code, found.End);

        // The kinds are not in the protocol, but front ends show them when they are here.
        var kinds = found.Items.Select(item => new JsonObject
        {
            ["text"] = item.Text,
            ["type"] = item.Kind,
            ["signature"] = item.Signature,
            ["start"] = start,
            ["end"] = end,
        });
        request.ReplyOk(new JsonObject
        {
            ["matches"] = new JsonArray([.. found.Items.Select(item => JsonValue.Create(item.Text))]),
            ["cursor_start"] = start,
            ["cursor_end"] = end,
            ["metadata"] = new JsonObject { ["_jupyter_types_experimental"] = new JsonArray([.. kinds]) },
        });
    }

    /// <summary>Answers <c>inspect_request</c>.</summary>
    public async Task InspectAsync(Request request)
    {
        var (code, position) = Place(request);
        var detail = request.Content.Number("detail_level", 0) > 0 ? 1 : 0;
        var inspection = await (await engine).InspectAsync(code, position, detail);
        request.ReplyOk(new JsonObject
        {
            ["found"] = inspection.Data is not null,
            ["data"] = Mime.Content(inspection.Data),
            ["metadata"] = new JsonObject(),
        });
    }

    private static (string Code, int Position) Place(Request request)
    {
        var code = request.Content.Text("code");
        return (code, CodePoints.ToUtf16(code, request.Content.Number("cursor_pos", code.Length)));
    }
}
