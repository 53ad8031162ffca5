using Portal.Engine.Connectors.Rest.Asking;

namespace Portal.Engine.Connectors.Rest.Paging;

/// <summary>One answer is all.</summary>
sealed class NoPaging : IPaging
{
    public void Ask(Ask ask, string? token)
    {
    }

    public Outcome<string?> Next(Turn turn) => (string?)null;
}
