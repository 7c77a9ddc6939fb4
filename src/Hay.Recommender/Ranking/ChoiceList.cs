using System.Collections.Immutable;
using Hay.Recommender.Algebra;

namespace Hay.Recommender.Ranking;

/// <summary>What one person could choose from at one time, and what they chose: an example to learn from.</summary>
/// <param name="Features">A row a candidate, a column a feature.</param>
/// <param name="Chosen">Rows of the candidates they went to; not empty.</param>
public sealed record ChoiceList(DenseMatrix Features, ImmutableArray<int> Chosen);
