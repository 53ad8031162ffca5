namespace Portal.Web.Features.Sources.Promises;

/// <summary>What somebody enters as the promise of one field.</summary>
public sealed class FieldLine
{
    public required string Field { get; init; }

    public required string Label { get; init; }

    public string? Tolerance { get; set; }

    public string? Within { get; set; }
}
