namespace Portal.Web.Features.Api.Book;

/// <summary>What a question is asked with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">path, query or header.</param>
/// <param name="Text">What it is.</param>
/// <param name="IsRequired">The question is none without it.</param>
/// <param name="Words">The words it may be, where it is one of some.</param>
/// <param name="Usual">What it is if it is not given.</param>
/// <param name="Example">One.</param>
public sealed record BookParameter(string Name, string In, string Text, bool IsRequired, string? Words, string? Usual, string? Example);
