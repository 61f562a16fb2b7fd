namespace Fundamentals.Publishing.Pictures;

/// <summary>A figure cannot be drawn, or has no picture that is small enough.</summary>
internal sealed class PictureException(string message, Exception? inner = null) : Exception(message, inner);
