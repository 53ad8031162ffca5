namespace Portal.Web.Platform.Exports;

/// <summary>A column of a list that is taken away as a file.</summary>
/// <param name="Name">What programs call it.</param>
/// <param name="Cell">What stands in it: a text, a number, a moment, or nothing.</param>
public sealed record ExportColumn<T>(string Name, Func<T, object?> Cell);
