namespace Portal.Engine;

/// <summary>The value of an outcome that has none: it was done.</summary>
public readonly record struct Done;
