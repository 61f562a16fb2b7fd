using Fundamentals.Networking;
using Fundamentals.Tracing;

namespace Fundamentals.Charts.Traces;

/// <summary>How a message's way is drawn: a line between two points, in the picture's time and lines.</summary>
internal sealed record Arrow(Flight Flight, double X0, double Y0, double X1, double Y1)
{
    // How much of its way a message that did not get through is drawn for.
    private const double LostShare = 0.5;
    private const double CutAtArrivalShare = 0.85;

    public static Arrow Of(Flight flight, SpaceTimeScene scene, SpaceTimeScale scale)
    {
        var (y0, y1) = ((double)scene.LineOf(flight.Message.From), (double)scene.LineOf(flight.Message.To));
        var isGone = flight.Dropped is not null && !flight.ReachedReceiver;
        var arrival = flight.End is { } end && (end.At > flight.Sent.At || !isGone) ? end.At : flight.Sent.At + scene.UsualDuration;
        var share = (flight.End, isGone) switch
        {
            (null, _) => LostShare,
            (_, false) => 1,
            _ => flight.Dropped!.Reason is DropReason.Cut && flight.End.Value.At > flight.Sent.At ? CutAtArrivalShare : LostShare,
        };
        var (x0, x1) = (scale.Of(flight.Sent.At), scale.Of(arrival));
        return new Arrow(flight, x0, y0, x0 + ((x1 - x0) * share), y0 + ((y1 - y0) * share));
    }

    public bool IsToItself => Flight.Message.From == Flight.Message.To;

    /// <summary>The point between the ends, for hovering; a message to oneself makes a bow.</summary>
    public (double X, double Y) Middle => ((X0 + X1) / 2, IsToItself ? Y0 - 0.3 : (Y0 + Y1) / 2);
}
