namespace Portal.Engine.Data.Asking;

/// <summary>The order of an answer.</summary>
/// <param name="Field">A searchable field, then by id; null for the id alone. Records without a value in it are not in such an answer.</param>
/// <param name="Descending">The greatest first.</param>
public sealed record DataSort(string? Field, bool Descending = false);
