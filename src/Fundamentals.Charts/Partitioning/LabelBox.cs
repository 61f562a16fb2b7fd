namespace Fundamentals.Charts.Partitioning;

/// <summary>A place in pixels from the ring's centre, rightwards and upwards.</summary>
internal readonly record struct Pixel(double X, double Y)
{
    public static Pixel operator *(Pixel pixel, double factor) => new(pixel.X * factor, pixel.Y * factor);
}

/// <summary>A straight line.</summary>
internal readonly record struct Segment(Pixel Start, Pixel End)
{
    public bool Crosses(Segment other) =>
        SideOf(other.Start) * SideOf(other.End) < 0 && other.SideOf(Start) * other.SideOf(End) < 0;

    /// <summary>Above 0 on one side of the line, below 0 on the other.</summary>
    private double SideOf(Pixel pixel) =>
        ((End.X - Start.X) * (pixel.Y - Start.Y)) - ((End.Y - Start.Y) * (pixel.X - Start.X));
}

/// <summary>The room that a label takes, and the line from what it names to it.</summary>
internal readonly record struct LabelBox(Pixel Middle, double HalfWidth, double HalfHeight, Segment Line)
{
    /// <summary>Nearly above or below the ring a label is held in its middle, else at the side that faces the ring.</summary>
    private const double NearlyAbove = 0.25;

    private int Side => Math.Abs(Middle.X) < NearlyAbove * Math.Abs(Middle.Y) ? 0 : Math.Sign(Middle.X);

    /// <summary>Gets where the text is held, so that a wrong guess of its width does not move it onto the ring.</summary>
    public Pixel Anchor => Middle with { X = Middle.X - (Side * HalfWidth) };

    /// <summary>Gets on which side of the anchor the text is.</summary>
    public string Position => Side switch
    {
        > 0 => "middle right",
        < 0 => "middle left",
        _ => "middle center",
    };

    /// <summary>Tells whether the texts of two labels would cover each other.</summary>
    public bool Covers(LabelBox other) =>
        Math.Abs(Middle.X - other.Middle.X) < HalfWidth + other.HalfWidth && Math.Abs(Middle.Y - other.Middle.Y) < HalfHeight + other.HalfHeight;

    /// <summary>Tells whether texts or lines of two labels would cover or cross each other.</summary>
    public bool Disturbs(LabelBox other) =>
        Covers(other) || Line.Crosses(other.Line) || IsCrossedBy(other.Line) || other.IsCrossedBy(Line);

    private bool IsCrossedBy(Segment line)
    {
        var (left, right, bottom, top) = (Middle.X - HalfWidth, Middle.X + HalfWidth, Middle.Y - HalfHeight, Middle.Y + HalfHeight);
        return line.Crosses(new(new(left, bottom), new(right, top))) || line.Crosses(new(new(left, top), new(right, bottom)));
    }
}
