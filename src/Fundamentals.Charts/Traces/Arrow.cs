using Fundamentals.Networking;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Traces;

/// <summary>How a message's way is drawn: a line between two points, in the picture's time and lines.</summary>
internal sealed record Arrow(Flight Flight, double X0, double Y0, double X1, double Y1)
{
    // How much of its way a message is drawn for that was cut off only when it would have arrived.
    private const double CutAtArrivalShare = 0.85;

    public static Arrow Of(Flight flight, SpaceTimeScene scene, SpaceTimeScale scale, IReadOnlyList<FaultBand> bands)
    {
        var (y0, y1) = ((double)scene.LineOf(flight.Message.From), (double)scene.LineOf(flight.Message.To));
        var isGone = flight.Dropped is not null && !flight.ReachedReceiver;
        var arrival = flight.End is { } end && (end.At > flight.Sent.At || !isGone) ? end.At : flight.Sent.At + scene.UsualDuration;
        var share = (flight.End, isGone) switch
        {
            (null, _) => ShareTo(HalfWay(y0, y1)),
            (_, false) => 1,
            _ when flight.Dropped!.Reason is not DropReason.Cut => ShareTo(HalfWay(y0, y1)),
            _ => flight.End.Value.At > flight.Sent.At ? CutAtArrivalShare : ShareTo(InBand(y0, y1, scale.Of(flight.Sent.At), bands)),
        };
        var (x0, x1) = (scale.Of(flight.Sent.At), scale.Of(arrival));
        return new Arrow(flight, x0, y0, x0 + ((x1 - x0) * share), y0 + ((y1 - y0) * share));

        double ShareTo(double y) => y0 == y1 ? 1 : (y - y0) / (y1 - y0);
    }

    public bool IsToItself => Flight.Message.From == Flight.Message.To;

    /// <summary>The point between the ends, for hovering; a message to oneself makes a bow.</summary>
    public (double X, double Y) Middle => ((X0 + X1) / 2, IsToItself ? Y0 - 0.3 : (Y0 + Y1) / 2);

    /// <summary>About half of the way, and between two lines: on a line it would seem to have arrived there.</summary>
    private static double HalfWay(double y0, double y1) => y0 + (Math.Sign(y1 - y0) * (Math.Floor(Math.Abs(y1 - y0) / 2) + 0.5));

    /// <summary>The first cut that lies in the way at that time.</summary>
    private static double InBand(double y0, double y1, double time, IReadOnlyList<FaultBand> bands)
    {
        var middles = bands
            .Where(band => band.IsCut && time >= band.X0 && time <= band.X1)
            .Select(band => (band.Top + band.Bottom) / 2)
            .Where(y => y > Math.Min(y0, y1) && y < Math.Max(y0, y1))
            .OrderBy(y => Math.Abs(y - y0))
            .ToList();
        return middles.Count > 0 ? middles[0] : HalfWay(y0, y1);
    }
}
