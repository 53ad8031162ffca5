namespace Portal.Web.Features.Api.Book;

/// <summary>What belongs together of what can be asked.</summary>
public sealed record BookChapter(string Name, string Text, IReadOnlyList<BookEntry> Entries);
