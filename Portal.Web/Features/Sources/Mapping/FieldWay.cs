namespace Portal.Web.Features.Sources.Mapping;

/// <summary>How a field of the entity is filled, for somebody who only reads it.</summary>
/// <param name="To">Its name.</param>
/// <param name="Label">What a person calls it.</param>
/// <param name="Kind">What it holds, in words.</param>
/// <param name="From">The fields of the source that it comes from; none where a step gives every record the same.</param>
/// <param name="Steps">What is done on the way, in words and in order.</param>
/// <param name="Matches">Records of several sources become one by it.</param>
public sealed record FieldWay(string To, string Label, string Kind, IReadOnlyList<string> From, IReadOnlyList<string> Steps, bool Matches);
