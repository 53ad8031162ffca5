using Portal.Engine.Connectors.Rest.Asking;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>One habit of cutting a list into pages. It keeps nothing: what it must know stands in the token.</summary>
interface IPaging
{
    /// <summary>Asks for a page; the first has no token.</summary>
    void Ask(Ask ask, string? token);

    /// <summary>The token of the next page; null after the last.</summary>
    Outcome<string?> Next(Turn turn);

    /// <summary>The list has ended before the end that the source itself speaks of, so what was not on it need not be gone.</summary>
    bool EndsShort(Turn turn) => false;

    /// <summary>Whether a page is asked for by how many records come before it: one that is added or removed meanwhile moves all others.</summary>
    bool CanShift(string token) => false;
}
