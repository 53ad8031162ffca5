namespace Portal.Engine.Persistence;

/// <summary>The last number given out in a series.</summary>
sealed class Number
{
    public required string Series { get; init; }

    public required long Last { get; set; }
}
