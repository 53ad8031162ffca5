namespace Portal.Engine.Entities.Ready;

/// <summary>An entity that most companies have, as it may be taken over and changed.</summary>
/// <param name="Draft">The entity.</param>
/// <param name="Sentence">What it is, for somebody who chooses.</param>
/// <param name="AlsoCalled">What systems call lists of it, folded.</param>
public sealed record ReadyEntity(EntityDraft Draft, string Sentence, IReadOnlyList<string> AlsoCalled);
