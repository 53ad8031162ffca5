namespace Portal.Engine.Data.Asking;

/// <summary>Where a page ended.</summary>
/// <param name="Range">The range it was in.</param>
/// <param name="Value">The value; null when it goes by id.</param>
/// <param name="Id">The record.</param>
sealed record Place(int Range, string? Value, long Id);
