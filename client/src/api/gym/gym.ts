import type { RouteBody } from "@casement/shared/contract/http/routes";
import { trainingRoutes } from "@casement/shared/contract/http/training-routes";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callerOf } from "../call";

const call = callerOf(trainingRoutes);

const gymKey = ["gym"] as const;
const caseKey = (caseId: string) => ["gym", "case", caseId] as const;

/** The cases that the account may open, its own attempts and certificates. */
export function useGym() {
  return useQuery({ queryKey: [...gymKey, "list"], queryFn: ({ signal }) => call("getGym", { signal }) });
}

/** One case with its rubric and the account's own card. */
export function useCase(caseId: string) {
  return useQuery({
    queryKey: caseKey(caseId),
    queryFn: ({ signal }) => call("getCase", { params: { caseId }, signal }),
  });
}

/** Submits a rater's card; the answer shows the experts'. */
export function useScoreCase(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"scoreCase">) => call("scoreCase", { params: { caseId }, body }),
    onSuccess: async (opened) => {
      client.setQueryData(caseKey(caseId), opened);
      await client.invalidateQueries({ queryKey: [...gymKey, "list"] });
    },
  });
}

/** Submits an expert's card. */
export function useSubmitReference(caseId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"submitReference">) => call("submitReference", { params: { caseId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: gymKey }),
  });
}

/** Certifies a rater; for the administrator. */
export function useGiveCertificate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: RouteBody<"giveCertificate">) => call("giveCertificate", { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: gymKey }),
  });
}

export function useRevokeCertificate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (certificateId: string) => call("revokeCertificate", { params: { certificateId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: gymKey }),
  });
}

/** All certificates; for the administrator. */
export function useCertificates(enabled: boolean) {
  return useQuery({
    queryKey: [...gymKey, "certificates"],
    queryFn: async ({ signal }) => (await call("listCertificates", { signal })).items,
    enabled,
  });
}
