using System.Globalization;

namespace Portal.Engine.Connecting.Asking;

/// <summary>Somebody waits for what is tried, so it has a time limit as a whole.</summary>
public sealed record TookTooLong(TimeSpan Limit) : Refusal
{
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"It was given up after {Limit.TotalSeconds:0} seconds. Try again when the source answers faster.");
}
