using AngleSharp.Dom;

namespace Portal.Tests.Web.Lists;

/// <summary>A list that people look at, and what must be true of it.</summary>
/// <param name="Name">What it is a list of.</param>
/// <param name="File">The page or part that draws it, below the features.</param>
/// <param name="Url">Where it is.</param>
/// <param name="Export">Where it is given away.</param>
/// <param name="Query">How it is narrowed and sorted, as the address has it: "text=a&amp;sort=-name".</param>
/// <param name="Column">What of each row in the file tells it from the others.</param>
/// <param name="Row">The same of a row on the page, as the file has it.</param>
sealed record ListPage(string Name, string File, string Url, string Export, string Query, string Column, Func<IElement, string> Row)
{
    /// <summary>Where on the page it stands.</summary>
    public string Rows { get; init; } = ".table-scroll tbody > tr:not(.heading)";

    /// <summary>There is so much that it takes more than one page; null where that is not known.</summary>
    public bool? IsLong { get; init; } = true;

    /// <summary>The file has several lines of one row.</summary>
    public bool IsOfParts { get; init; }

    /// <summary>What the file says of a row, where that is in other words.</summary>
    public Func<string, string> Cell { get; init; } = text => text;
}
