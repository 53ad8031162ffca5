using System.Globalization;

namespace Portal.Engine.Store.History;

/// <summary>Somebody asks for a moment whose events are not kept any more.</summary>
public sealed record BeforeHistory(DateTimeOffset Begins) : Refusal
{
    public override string Message =>
        $"What was known then is not kept any more. The history begins at {Begins.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)} UTC: ask for that moment or a later one.";
}
