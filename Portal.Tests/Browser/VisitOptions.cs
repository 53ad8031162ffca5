namespace Portal.Tests.Browser;

/// <summary>What kind of screen a visitor has, and where they are.</summary>
public sealed record VisitOptions
{
    public const int Desk = 1280, Phone = 375;

    public int Width { get; init; } = Desk;

    public int Height { get; init; } = 900;

    public bool Dark { get; init; }

    public string TimeZone { get; init; } = "Europe/Brussels";
}
