using System.Globalization;

namespace Portal.Engine.Connectors;

/// <summary>Set forward, a feed would pass over what lies between.</summary>
/// <param name="At">How far it has read.</param>
public sealed record NotReadSoFar(DateTimeOffset At) : Refusal
{
    public override string Message => string.Create(CultureInfo.InvariantCulture, $"It has read until {At.UtcDateTime:yyyy-MM-dd HH:mm} UTC and no further. Choose an earlier day.");
}
