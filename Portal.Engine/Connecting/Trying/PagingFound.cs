using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Engine.Connecting.Trying;

/// <summary>A way of paging that was proved, and by which pages.</summary>
sealed record PagingFound(PagingSettings Paging, PageProof Proof);
