using Portal.Engine.Entities;
using Portal.Engine.Sources;

namespace Portal.Engine.Store.Commits;

/// <summary>One record that was asked for by its key, beside whatever else reads its stream.</summary>
/// <param name="Feed">By whose settings and mapping, as they were then.</param>
/// <param name="Since">How many commits the stream had before it was asked for.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Row">The record.</param>
/// <param name="Marks">Whether it is marked as seen though nothing changed.</param>
public sealed record OneRecord(Feed Feed, long Since, EntityKind Kind, Incoming Row, bool Marks);
