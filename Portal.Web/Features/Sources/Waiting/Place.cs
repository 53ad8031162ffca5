namespace Portal.Web.Features.Sources.Waiting;

/// <summary>Where something that waits is seen in full, and where it is done.</summary>
/// <param name="Name">What it is called: a stream.</param>
/// <param name="Href">Its address.</param>
/// <param name="Jump">What it is on the page of its source, if that shows it.</param>
public sealed record Place(string Name, string Href, string? Jump = null);
