using System.Reflection;

namespace Portal.Engine.Blueprints.Drafts;

/// <summary>One property of a draft, as a file has it.</summary>
/// <param name="Name">What it is called in a file.</param>
/// <param name="Property">Where it is.</param>
/// <param name="IsNeeded">It has no default.</param>
/// <param name="MayBeNothing">It may be left without any value.</param>
/// <param name="Reference">Its numbers stand for something that has a name.</param>
sealed record DraftMember(string Name, PropertyInfo Property, bool IsNeeded, bool MayBeNothing, ReferenceKind? Reference);
