namespace Portal.Web.Features.Api.Book;

/// <summary>What may come of a question.</summary>
public sealed record BookAnswer(string Status, string Text);
