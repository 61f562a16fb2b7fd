using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Fundamentals.Simulator;
using OpenTelemetry;

namespace Fundamentals.Integrations.Tracing;

/// <summary>
/// Sets start and end of activities to virtual time and their ids to draws from the simulation. Activity has a hook for
/// trace ids, for the whole process, and none for span ids, so the fields behind them are written.
/// </summary>
internal sealed class VirtualTimeProcessor(Simulation simulation, Func<Activity, bool> belongs) : BaseProcessor<Activity>
{
    /// <summary>The name under which an activity keeps an end that is not now.</summary>
    public const string End = "virtual end";

    private readonly RandomStream _random = simulation.Random("spans");

    public override void OnStart(Activity data)
    {
        if (!belongs(data))
            return;
        data.SetStartTime(simulation.GetUtcNow().UtcDateTime);
        if (data.ParentSpanId == default)
            TraceId(data) = Draw() + Draw();
        SpanId(data) = Draw();
        Id(data) = null;
    }

    public override void OnEnd(Activity data)
    {
        if (belongs(data))
            data.SetEndTime(data.GetCustomProperty(End) is DateTime end ? end : simulation.GetUtcNow().UtcDateTime);
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_traceId")]
    private static extern ref string? TraceId(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanId(Activity activity);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_id")]
    private static extern ref string? Id(Activity activity);

    private string Draw()
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        ulong id;
        do
        {
            id = _random.NextUInt64(); // all zeros is not an id
        }
        while (id == 0);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, id);
        return Convert.ToHexStringLower(bytes);
    }
}
