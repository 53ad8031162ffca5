namespace Portal.Engine.Projection;

/// <summary>How rows would join what is there.</summary>
/// <param name="Rows">How many rows would.</param>
/// <param name="Records">How many unified records they would become part of.</param>
public sealed record JoinsFound(int Rows, int Records);
