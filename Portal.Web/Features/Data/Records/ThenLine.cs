using Portal.Engine.Entities;
using Portal.Web.Features.Data.Cells;

namespace Portal.Web.Features.Data.Records;

/// <summary>A field as it was known at a moment, and as it is now.</summary>
/// <param name="Field">The field.</param>
/// <param name="Then">What was known; null if nothing.</param>
/// <param name="From">The source and stream it was from.</param>
/// <param name="Now">What is known now; null if nothing.</param>
public sealed record ThenLine(EntityField Field, ValueText? Then, string? From, ValueText? Now)
{
    public bool IsSame => Then == Now;
}
