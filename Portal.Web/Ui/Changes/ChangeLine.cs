namespace Portal.Web.Ui.Changes;

/// <summary>One thing that changed.</summary>
/// <param name="Name">What it is called, from the whole to the part: "schedule, every".</param>
/// <param name="Before">What it was; null if it was not there.</param>
/// <param name="After">What it is; null if it is no more.</param>
public sealed record ChangeLine(string Name, string? Before, string? After);
