namespace Portal.Engine.Connectors.Rest;

/// <param name="Page">A page as it was read.</param>
/// <param name="Next">Where the pass goes on; null when it has ended.</param>
sealed record Read(Page Page, Place? Next);
