using System.Globalization;

namespace Portal.Engine.Agents.Use;

/// <summary>One read, as the place in the list where a page ends and another begins.</summary>
public sealed record ReadPlace(DateTimeOffset At, Guid Id)
{
    public static ReadPlace Of(AgentReadRow read) => new(read.At, read.Id);

    /// <returns>Null if the text names no place.</returns>
    public static ReadPlace? Read(string? text) =>
        text?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(id, "N", out var known)
            ? new(new DateTimeOffset(at, TimeSpan.Zero), known)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}-{Id:N}");
}
