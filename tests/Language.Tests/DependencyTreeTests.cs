using CsCheck;
using DiploMesh.Language.Grammar;

namespace DiploMesh.Language.Tests;

public sealed class DependencyTreeTests
{
    // "The envoy of the lake state left" and "Rain fell": a tree of depth three and one of two words.
    private static readonly DependencyTree Tree = new(
        [1, 6, 5, 5, 5, 1, -1, 8, -1],
        [
            Relation.Determiner, Relation.Subject, Relation.Case, Relation.Determiner, Relation.Compound, Relation.NominalModifier, Relation.Root, Relation.Subject,
            Relation.Root,
        ],
        [new TokenRange(0, 7), new TokenRange(7, 9)]);

    private static readonly Gen<int[]> AnyTree = Gen.Select(Gen.Int[1, 30], Gen.Int[0, int.MaxValue - 1]).Select((count, seed) =>
    {
        // Each token hangs on one that came earlier in a shuffled order.
        var random = new Random(seed);
        var order = Enumerable.Range(0, count).ToArray();
        random.Shuffle(order);
        var heads = new int[count];
        heads[order[0]] = -1;
        for (var i = 1; i < count; i++)
        {
            heads[order[i]] = order[random.Next(i)];
        }

        return heads;
    });

    [Fact]
    public void Root_OfEachSentence_IsFound()
    {
        Tree.Root(0).ShouldBe(6);
        Tree.Root(1).ShouldBe(8);
    }

    [Fact]
    public void Children_OfAToken_AreInTextOrder() => Tree.Children(5).ToArray().ShouldBe([2, 3, 4]);

    [Fact]
    public void Children_OfALeaf_AreNone() => Tree.Children(0).Length.ShouldBe(0);

    [Fact]
    public void Child_ByRelation_IsFoundOrMissing()
    {
        Tree.Child(6, Relation.Subject).ShouldBe(1);
        Tree.Child(6, Relation.DirectObject).ShouldBe(-1);
    }

    [Fact]
    public void Subtree_OfAToken_HoldsAllThatHangsOnIt()
    {
        Tree.Subtree(1).ShouldBe(new TokenRange(0, 6));
        Tree.SubtreeCount(1).ShouldBe(6);
        Tree.Subtree(0).ShouldBe(new TokenRange(0, 1));
    }

    [Fact]
    public void Ancestors_OfAToken_LeadToTheRoot()
    {
        var path = new List<int>();
        foreach (var ancestor in Tree.Ancestors(4))
        {
            path.Add(ancestor);
        }

        path.ShouldBe([5, 1, 6]);
    }

    [Fact]
    public void Questions_OnAnyTree_AgreeWithWalkingTheHeads() => AnyTree.Sample(heads =>
    {
        var count = heads.Length;
        var tree = new DependencyTree(heads, new Relation[count], [new TokenRange(0, count)]);
        for (var i = 0; i < count; i++)
        {
            var path = new List<int> { i };
            for (var head = heads[i]; head >= 0; head = heads[head])
            {
                path.Add(head);
            }

            for (var j = 0; j < count; j++)
            {
                tree.IsUnder(i, j).ShouldBe(path.Contains(j));
            }
        }

        for (var i = 0; i < count; i++)
        {
            var under = Enumerable.Range(0, count).Where(j => tree.IsUnder(j, i)).ToArray();
            tree.SubtreeCount(i).ShouldBe(under.Length);
            tree.Subtree(i).ShouldBe(new TokenRange(under[0], under[^1] + 1));
            tree.Children(i).ToArray().ShouldBe(Enumerable.Range(0, count).Where(j => heads[j] == i));
        }
    });

    [Fact]
    public void Tree_OfASentenceWithoutRoot_IsRefused() =>
        Should.Throw<ArgumentException>(() => new DependencyTree([1, 0], new Relation[2], [new TokenRange(0, 2)]));
}
