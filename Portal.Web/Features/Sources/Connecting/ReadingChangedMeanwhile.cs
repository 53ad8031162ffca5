using Portal.Engine;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Two people changed it, and the second does not know what the first did.</summary>
public sealed record ReadingChangedMeanwhile : Refusal
{
    public override string Message => "Somebody else changed how this is read since you opened it. Load the page again to see theirs.";
}
